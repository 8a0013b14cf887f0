"""The sentences about a definition that cannot be used as it stands."""

from __future__ import annotations

# What the sentences below are filled with.
COLUMN = "Kolom"
TABLE = "Tabel"
COLUMN_CODE = "Kode kolom"
LINE = "baris {line}"
NOT_FOUND = "tidak ada"
NOT_A_FILE = "bukan berkas biasa"
NO_PERMISSION = "tidak ada izin membaca"
TOO_BIG = "lebih besar dari {limit} MB"
TOO_NESTED = "bersarang terlalu dalam"
EMPTY = "(kosong)"
A_LIST = "(daftar)"
A_TABLE = "(tabel)"
TOO_LARGE_NUMBER = "(bilangan terlalu besar)"
MAYBE = 'Mungkin maksudnya "{name}".'
ONE_OF = "Pakai salah satu dari: {names}."
SAME_LIST = "daftar yang sama"
SAME_HEAD = "judul kolom yang sama"
FILE_BESIDE = "nama berkas .csv atau .xlsx di folder yang sama dengan definisi, misalnya sekolah.csv"
NO_ROWS = "tidak ada baris di bawah judulnya"
EVERYONE = "semua"
# How else the columns of a list are headed.
LIST_HEADS = {
    "npsn": "kode",
    "nama bidang": "nama",
    "nama sekolah": "nama",
    "nama satuan pendidikan": "nama",
    "nama puskesmas": "nama",
    "nama lembar": "lembar",
    "diisi oleh": "pengisi",
    "kecamatan": "kelompok",
    "wilayah": "kelompok",
}
NOTHING_YET = "Tambahkan dahulu barisnya di tabel {table}."

TEXT = "teks satu baris; dalam TOML di antara tanda kutip"
SHORT_TEXT = "teks paling banyak {limit} huruf"
VISIBLE_TEXT = "teks tanpa karakter tak terlihat"
TEXTS = 'daftar teks, misalnya ["satu", "dua"]'
NUMBER = "angka; di Excel misalnya 85,5; dalam TOML 85.5 tanpa tanda kutip"
PAST = "angka, misalnya 85,5 (dalam TOML 85.5); kosong bila belum ditetapkan atau tidak diukur; 0 bila memang nol"
DAY = "tanggal, misalnya 30-09-2026"
WHOLE = "bilangan bulat {low} sampai {high}"
YEAR = "tahun {low} sampai {high}"
FLAG = "true atau false"
WEIGHT = '"tepat", 3, 2, atau angka di antara 0 dan 1, misalnya 0.111'
RUPIAH = "rupiah, 0 atau lebih, tanpa Rp"
NEITHER = "program atau indikator"
POSITIVE = "angka lebih dari 0"
QUARTERS = 'daftar paling banyak 4 angka, TW I lebih dahulu; "" untuk yang belum ditetapkan'
WRITTEN_AS = "ditulis sebagai {heading}"
UNIT_CODE = "huruf besar A-Z, angka, atau garis bawah, paling banyak {limit} huruf, tidak diawali garis bawah"
UPPER_CODE = "diawali huruf besar A-Z, lalu huruf besar, angka, atau garis bawah, paling banyak {limit} huruf"
NAME = "diawali huruf A-Z atau a-z, lalu huruf, angka, atau garis bawah, paling banyak {limit} huruf"
RESERVED_NAME = "kata lain, karena kata ini dipakai oleh bahasa rumus"
SHEET_LENGTH = "paling banyak {limit} huruf"
SHEET_SIGNS = "tanpa tanda [ ] : * ? / \\"
SHEET_APOSTROPHE = "tanpa tanda petik di awal atau akhir"
SHEET_UNDERSCORE = "tidak diawali garis bawah"
SHEET_RESERVED = "nama lain, karena nama ini sudah dipakai"
