"""Addresses are relative to the page, so the site works below any path."""

import pytest

from generator.addresses import KINDS, PAGES, address, relative


@pytest.mark.parametrize(
    ("target", "page", "link"),
    [
        ("exercises/bridge/", "", "exercises/bridge/"),
        ("exercises/bridge/", "exercises/heel-raise/", "../bridge/"),
        ("", "exercises/bridge/", "../../"),
        ("", "", "./"),
        ("references/#konor-2012", "screens/knee-to-wall/", "../../references/#konor-2012"),
        ("references/#konor-2012", "references/", "./#konor-2012"),
    ],
)
def test_relative(target: str, page: str, link: str) -> None:
    assert relative(target, page) == link


def test_every_address_is_relative_to_the_root() -> None:
    addresses = [address(kind, "x") for kind in KINDS] + [address("page", name) for name in PAGES]
    assert len(addresses) == len(set(addresses))
    assert not any(found.startswith(("/", "http")) for found in addresses)


def test_unknown_things_have_no_address() -> None:
    with pytest.raises(KeyError):
        address("page", "nowhere")
