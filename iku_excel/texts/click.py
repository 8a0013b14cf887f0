"""What the command line's own library says, in Indonesian: its sentence, and ours.

A sentence of the library keeps its places, which it writes as Python does: `{name!r}` is a value in quotes.
"""

from __future__ import annotations

USAGE = "Pemakaian: "
ABORTED = "Dibatalkan."
HEADINGS = {
    "Options": "Opsi",
    "Commands": "Perintah",
    "Positional arguments": "Argumen",
}
# What stands for a command's parts in its usage.
PLACEHOLDERS = {
    "[OPTIONS]": "[OPSI]",
    "COMMAND [ARGS]...": "PERINTAH [ARGUMEN]...",
}

SENTENCES = {
    # what was typed
    "Error: {message}": "Galat: {message}",
    "Try '{command} {option}' for help.": "Bantuan: {command} {option}",
    "Missing command.": "Perintahnya belum disebut.",
    "Missing argument {name}. {more}": "Argumen {name} belum disebut. {more}",
    "Missing argument {name}.": "Argumen {name} belum disebut.",
    "Missing option {name}. {more}": "Opsi {name} belum disebut. {more}",
    "Missing option {name}.": "Opsi {name} belum disebut.",
    "Missing parameter: {param_name}": "{param_name} belum disebut.",
    "Choose from:": "Pilihannya:",
    "No such option {name!r}. {more}": "Opsi {name} tidak ada. {more}",
    "No such option {name!r}.": "Opsi {name} tidak ada.",
    "No such option: {name} {more}": "Opsi {name} tidak ada. {more}",
    "No such option: {name}": "Opsi {name} tidak ada.",
    "No such command {name!r}. {more}": "Perintah {name} tidak ada. {more}",
    "No such command {name!r}.": "Perintah {name} tidak ada.",
    "Did you mean {possibility}?": "Maksudnya {possibility}?",
    "(Did you mean one of: {possibilities}?)": "Mungkin salah satu dari: {possibilities}.",
    "(Possible options: {possibilities})": "Mungkin salah satu dari: {possibilities}.",
    "Got unexpected extra argument ({args})": "Ada argumen berlebih: {args}",
    "Got unexpected extra arguments ({args})": "Ada argumen berlebih: {args}",
    "Option {name!r} requires an argument.": "Opsi {name} memerlukan nilai.",
    "Option {name!r} requires {nargs} arguments.": "Opsi {name} memerlukan {nargs} nilai.",
    "Option {name!r} does not take a value.": "Opsi {name} tidak memakai nilai.",
    "Argument {name!r} takes {nargs} values.": "Argumen {name} memerlukan {nargs} nilai.",
    "Takes {nargs} values but 1 was given.": "Diperlukan {nargs} nilai, yang disebut 1.",
    "Takes {nargs} values but {len} were given.": "Diperlukan {nargs} nilai, yang disebut {len}.",
    "Invalid value for {param_hint}: {message}": "Nilai untuk {param_hint} tidak dapat dipakai: {message}",
    "Invalid value: {message}": "Nilainya tidak dapat dipakai: {message}",
    "{value!r} is not {choice}.": "{value} bukan {choice}.",
    "{value!r} is not one of {choices}.": "{value} bukan salah satu dari {choices}.",
    "{value!r} does not match the format {format}.": "{value} tidak ditulis seperti {format}.",
    "{value!r} does not match the formats {formats}.": "{value} tidak ditulis seperti salah satu dari {formats}.",
    "{value} is not in the range {range}.": "{value} di luar {range}.",
    "{low}<=x<={high}": "{low} sampai {high}",
    "x>={low}": "{low} atau lebih",
    "x<={high}": "{high} atau kurang",
    "{value!r} is not a valid integer range.": "{value} bukan bilangan bulat.",
    "{value!r} is not a valid integer.": "{value} bukan bilangan bulat.",
    "{value!r} is not a valid {number_type}.": "{value} bukan {number_type}.",
    "Could not open file {filename!r}: {message}": "Berkas {filename} tidak dapat dibuka: {message}",
    "unknown error": "sebabnya tidak diketahui",
    # in help
    "Show this message and exit.": "Menampilkan bantuan ini.",
    "default: {default}": "bawaan: {default}",
    "required": "wajib",
    "env var: {var}": "variabel lingkungan: {var}",
}
# How a date is shown where it was mistyped.
DATE_PARTS = {"%Y": "2026", "%m": "07", "%d": "10"}

# Questions on a terminal.
NOT_A_CHOICE = "{typed} bukan pilihan. Ketik angka 0 sampai {highest}."
NOT_ALIKE = "Kedua isian tidak sama. Ketik sekali lagi."
YES_OR_NO = "[y/T]"
ANSWERS = {True: ("y", "ya"), False: ("", "t", "tidak")}
NEITHER = "Ketik y untuk ya atau t untuk tidak."
