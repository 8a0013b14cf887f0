"""The folder for Windows is made of Python's own zip, and of no other."""

import pytest

from tools import windows_bundle

PINNED = next(iter(windows_bundle.PINNED))


@pytest.mark.parametrize(
    ("name", "more", "told"),
    [
        (PINNED, [], "it is not used"),
        (PINNED, ["--sha256", "0" * 64], "it is not used"),
        ("python-3.13.1-embed-amd64.zip", [], "the hash of python-3.13.1-embed-amd64.zip is not known"),
    ],
)
def test_a_zip_whose_hash_is_not_the_known_one_is_refused(name, more, told, tmp_path, monkeypatch, capsys):
    (tmp_path / name).write_bytes(b"PK\5\6" + bytes(18))
    given = ["windows_bundle", "--python", str(tmp_path / name), "-o", str(tmp_path / "out.zip"), *more]
    monkeypatch.setattr("sys.argv", given)
    with pytest.raises(SystemExit) as refused:
        windows_bundle.main()
    assert told in f"{refused.value} {capsys.readouterr().err}"
    assert not (tmp_path / "out.zip").exists()
