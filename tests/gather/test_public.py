"""Which links may be followed: what is refused is refused before anything is looked up or connected to."""

import ipaddress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from impasto.gather.public import Refused, checked, is_public

INNER = [
    *("127.0.0.1", "127.255.255.254", "0.0.0.0", "10.0.0.1", "172.16.0.1", "172.31.255.255", "192.168.1.1"),
    *("169.254.169.254", "100.64.0.1", "100.100.100.200", "192.0.0.192", "168.63.129.16", "192.0.2.1", "192.88.99.1"),
    *("198.18.0.1", "198.51.100.1", "203.0.113.1", "224.0.0.1", "239.255.255.255", "240.0.0.1", "255.255.255.255"),
    *("::", "::1", "fe80::1", "fe80::1%eth0", "fc00::1", "fd00:ec2::254", "fec0::1", "ff02::1", "ff0e::1"),
    *("::ffff:127.0.0.1", "::ffff:8.8.8.8", "::ffff:7f00:1", "::127.0.0.1", "::ffff:0:127.0.0.1"),
    *("64:ff9b::7f00:1", "64:ff9b::808:808", "64:ff9b:1::a00:1", "2002:7f00:1::", "2002:808:808::1"),
    *("2001:0:7f00:1::", "2001:10::1", "2001:20::1", "2001:db8::1", "3fff::1", "100::1", "5f00::1", "4000::1"),
]
OUTER = ["8.8.8.8", "93.184.216.34", "1.1.1.1", "172.32.0.1", "2606:4700:4700::1111", "2001:4860:4860::8888"]


@pytest.mark.parametrize("address", INNER)
def test_an_address_that_is_not_one_public_host_is_not_public(address: str) -> None:
    assert not is_public(address)


@pytest.mark.parametrize("address", OUTER)
def test_an_address_of_the_public_internet_is_public(address: str) -> None:
    assert is_public(address)


@pytest.mark.parametrize("address", ["", "localhost", "127.1", "0x7f.0.0.1", "0177.0.0.1", "2130706433", " 8.8.8.8"])
def test_what_is_no_plain_address_is_not_public(address: str) -> None:
    assert not is_public(address)


@given(st.ip_addresses())
def test_whatever_is_public_is_so_by_every_account(address: ipaddress.IPv4Address | ipaddress.IPv6Address) -> None:
    if is_public(str(address)):
        assert address.is_global
        kinds = ("private", "multicast", "reserved", "link_local", "loopback", "unspecified")
        assert [kind for kind in kinds if getattr(address, f"is_{kind}")] == []


@given(st.ip_addresses(v=4))
def test_no_disguise_in_ipv6_makes_an_ipv4_address_public(address: ipaddress.IPv4Address) -> None:
    number = int(address)
    hidden = [number, 0xFFFF << 32 | number, 0x64FF9B << 96 | number, 0x2002 << 112 | number << 80]
    hidden.append(0x20010000 << 96 | number ^ 0xFFFFFFFF)

    assert not any(is_public(str(ipaddress.IPv6Address(disguise))) for disguise in hidden)


@pytest.mark.parametrize(
    "link",
    [
        *("", "x", "picture.png", "/etc/passwd", "//pictures.example/a.png", "https:", "https:///a.png", "https:a.png"),
        *("http://pictures.example/a.png", "ftp://pictures.example/a.png", "file:///etc/passwd", "gopher://x/"),
        *("unix:/run/x.sock", "javascript:alert(1)", "ws://pictures.example/", "https+unix://x/"),
        *(
            "https://user:password@pictures.example/",
            "https://user@pictures.example/",
            "https://a.example\\@b.example/",
        ),
        *("https://pictures.example:0/", "https://pictures.example:22/", "https://pictures.example:80/"),
        *("https://pictures.example:1023/", "https://pictures.example:65536/", "https://pictures.example:99999/"),
        *("https://pictures.example:443x/", "https://pictures.example:-1/"),
        *("https://127.1/", "https://127.0.1/", "https://2130706433/", "https://0x7f000001/", "https://0x7f.1/"),
        *("https://0177.0.0.1/", "https://017700000001/", "https://127.0.0.1./", "https://127.0.0.1.:443/"),
        *("https://0/", "https://0x/", "https://134744072/", "https://8.8.2056/", "https://1.2.3.4.5/"),
        *("https://１２７.0.0.1/", "https://%31%32%37.0.0.1/", "https://①②⑦.⓪.⓪.①/", "https://127。0。0。1/"),
        *("https://[::1/", "https://::1/", "https://[127.0.0.1]/", "https://[fe80::1%25eth0]/", "https://[v1.x]/"),
        *("https://a..example/", "https://.example/", "https://-a.example/", "https://a-.example/", "https://a b/"),
        *("https://a.example\n.b.example/", "https://a.example\t/", "https://a\x00b/", "https://./", "https://../"),
        "https://" + "a" * 64 + ".example/",
        "https://" + "a." * 130 + "example/",
        "https://pictures.example/" + "a" * 8192,
        *(f"https://[{address}]/" if ":" in address else f"https://{address}/" for address in INNER),
        *(f"https://[{address}]:8443/" if ":" in address else f"https://{address}:8443/" for address in INNER),
    ],
)
def test_a_link_of_another_kind_is_not_followed(link: str) -> None:
    with pytest.raises(Refused) as refused:
        checked(link)

    assert "://" not in refused.value.reason, "nothing of the link, nor of the library that read it, is told"
    assert len(refused.value.reason) < 60


@pytest.mark.parametrize(
    ("link", "host", "port"),
    [
        ("https://pictures.example/a.png?b=c#d", "pictures.example", None),
        ("HTTPS://Pictures.Example./a.png", "pictures.example", None),
        ("https://pictures.example:443/", "pictures.example", None),
        ("https://pictures.example:8443/", "pictures.example", 8443),
        ("https://bücher.example/ä.png", "xn--bcher-kva.example", None),
        ("https://a_b.xn--p1ai/", "a_b.xn--p1ai", None),
        ("https://8.8.8.8/", "8.8.8.8", None),
        ("https://[2606:4700:4700::1111]:1024/", "2606:4700:4700::1111", 1024),
    ],
)
def test_a_plain_link_to_a_public_host_is(link: str, host: str, port: int | None) -> None:
    url = checked(link)

    assert (url.scheme, url.raw_host.decode(), url.port, url.fragment) == ("https", host, port, "")


@given(st.text(max_size=80))
def test_any_other_text_is_refused_and_nothing_else(text: str) -> None:
    for link in (text, "https://" + text, "https://pictures.example/" + text):
        try:
            url = checked(link)
        except Refused:
            continue
        assert url.scheme == "https"
        assert url.host
