"""What the verbs of the Makefile need and Evenstride itself does not."""
