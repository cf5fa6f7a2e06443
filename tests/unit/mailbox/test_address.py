"""Addresses as people type them: read strictly, shown as they are read, and never with a password in them."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from hivedesk.mailbox.address import AddressRefused, Kind, MailboxAddress, MailboxCredentials, read_address

AZURITE = "http://127.0.0.1:10000/devstoreaccount1"


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("C:\\Sam Hale\\OneDrive\\HiveDesk", MailboxAddress(Kind.FOLDER, "C:\\Sam Hale\\OneDrive\\HiveDesk")),
        ("  /media/stick ", MailboxAddress(Kind.FOLDER, "/media/stick")),
        ("\\\\county\\hives", MailboxAddress(Kind.FOLDER, "\\\\county\\hives")),
        ("file:///C:/Users/Sam%20Hale/Hive", MailboxAddress(Kind.FOLDER, "C:/Users/Sam Hale/Hive")),
        ("file:///media/stick", MailboxAddress(Kind.FOLDER, "/media/stick")),
        ("https://Mail.Example.gov.uk/Hives/", MailboxAddress(Kind.WEBDAV, endpoint="https://mail.example.gov.uk/Hives")),
        ("https://mail.example.gov.uk", MailboxAddress(Kind.WEBDAV, endpoint="https://mail.example.gov.uk")),
        ("HTTPS://mail.example.gov.uk:8443/a b/é", MailboxAddress(Kind.WEBDAV, endpoint="https://mail.example.gov.uk:8443/a%20b/%C3%A9")),
        ("webdavs://mail.example.gov.uk/x", MailboxAddress(Kind.WEBDAV, endpoint="https://mail.example.gov.uk/x")),
        ("webdav+http://127.0.0.1:8080/x", MailboxAddress(Kind.WEBDAV, endpoint="http://127.0.0.1:8080/x")),
        ("webdav+http://[::1]:8080", MailboxAddress(Kind.WEBDAV, endpoint="http://[::1]:8080")),
        ("azblob://countyhives/hives", MailboxAddress(Kind.AZURE, account="countyhives", container="hives")),
        (
            f"azblob://county1/hives/north/2026?endpoint={AZURITE}",
            MailboxAddress(Kind.AZURE, account="county1", container="hives", prefix="north/2026", endpoint=AZURITE),
        ),
        ("s3://county-hives?region=eu-west-2", MailboxAddress(Kind.S3, container="county-hives", region="eu-west-2")),
        (
            "s3://county-hives/north?endpoint=https://store.example.gov.uk",
            MailboxAddress(Kind.S3, container="county-hives", prefix="north", endpoint="https://store.example.gov.uk"),
        ),
    ],
)  # fmt: skip
def test_addresses_are_read_and_shown_again(text, address):
    assert read_address(text) == address
    assert read_address(str(address)) == address


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", "empty"),
        ("   ", "empty"),
        ("Hives", "does not understand"),
        ("mail.example.gov.uk/hives", "does not understand"),
        ("ftp://mail.example.gov.uk", "begins like that"),
        ("javascript://x", "begins like that"),
        ("http://mail.example.gov.uk/hives", "not encrypted"),
        ("webdav://mail.example.gov.uk/hives", "not encrypted"),
        ("webdav+http://mail.example.gov.uk/hives", "not encrypted"),
        ("webdav+http://127.0.0.1.evil.example/", "not encrypted"),
        ("azblob://countyhives/hives?endpoint=http://store.example.gov.uk", "not encrypted"),
        ("s3://hives?endpoint=http://10.0.0.5:9000", "not encrypted"),
        ("https://sam:otter@mail.example.gov.uk/hives", "user name or password"),
        ("https://otter@mail.example.gov.uk/hives", "user name or password"),
        ("s3://otter:otter@hives?region=eu-west-2", "user name or password"),
        ("azblob://countyhives/hives?endpoint=https://otter@store.example", "user name or password"),
        ("azblob://countyhives/hives?sv=2024&sig=otter", "signed link"),
        ("https://countyhives.blob.core.windows.net/hives?sp=r&sig=otter", "signed link"),
        ("s3://hives?X-Amz-Signature=otter&region=eu-west-2", "signed link"),
        ("https://mail.example.gov.uk/hives?token=otter", "signed link"),
        ("https://mail.example.gov.uk/hives?page=otter", "?"),
        ("https://mail.example.gov.uk/hives#otter", "#"),
        ("https://countyhives.blob.core.windows.net/otter", "Azure"),
        ("https:///otter", "server"),
        ("https://-otter-/x", "server"),
        ("https://mail..example/otter", "server"),
        ("https://mail.example:99999/otter", "server"),
        ("https://mail.example:0/otter", "server"),
        ("https://mail.example/../otter", "dots"),
        ("https://mail.example/%2e%2e/otter", "dots"),
        ("https://mail.example/%ff/otter", "dots"),
        ("https://mail.example/a\\otter", "backslashes"),
        ("https://mail.example/otter\nHost: evil", "cannot be typed"),
        ("x" * 1001, "too long"),
        ("azblob://countyhives", "account and a container"),
        ("azblob://CountyOtter/hives", "account and a container"),
        ("azblob://countyhives/hives/../otter", "letters, digits"),
        ("azblob://countyhives/hives?region=otter", "end of the mailbox address"),
        ("azblob://countyhives/hives?endpoint=otter", "endpoint"),
        ("azblob://countyhives/hives?endpoint=https://a.example&endpoint=https://b.example", "end of the mailbox"),
        ("s3://O?region=eu-west-2", "bucket"),
        ("s3://county-otter", "region"),
        ("s3://county-hives?region=Otter!", "region"),
        ("/media/../otter", "dots"),
        ("C:\\Users\\..\\otter", "dots"),
        ("file://server/otter", "folder"),
        ("file:///otter?x=1", "folder"),
        ("file://otter", "folder"),
        ("\\\\?\\C:\\otter", "understand"),
        ("\\\\.\\pipe\\otter", "understand"),
    ],
)  # fmt: skip
def test_what_is_no_address_is_told_without_repeating_it(text, told):
    with pytest.raises(AddressRefused) as refused:
        read_address(text)
    assert told in refused.value.message
    assert refused.value.advice
    assert "otter" not in str(refused.value).lower()


@given(st.text())
@example("https://[")
@example("file:///%")
@example("s3://?=&=")
def test_any_text_is_read_or_refused(text):
    for scheme in ("", "https://", "azblob://", "s3://", "file://", "webdav+http://127.0.0.1"):
        try:
            address = read_address(scheme + text)
        except AddressRefused:
            continue
        assert read_address(str(address)) == address
        assert "@" not in address.endpoint.partition("/")[0]


def test_credentials_show_nothing():
    credentials = MailboxCredentials("sam", "otter")
    assert "sam" not in repr(credentials) + str(credentials)
    assert "otter" not in repr(credentials) + str([credentials])
    assert credentials == MailboxCredentials("sam", "otter")
