"""What a regency receives from its offices: codes 701 to 799."""

from __future__ import annotations

from collections.abc import Mapping

from .entry import NOTHING_TO_DO, Entry, for_planner

ENTRIES: Mapping[str, Entry] = {
    "E701": for_planner(
        "Dokumen ini tidak cocok dengan isinya sendiri, dengan kirimannya, atau dengan tanda tangannya, pada {n} tempat (yang pertama: {x}).",
        "Angkanya tidak dipakai. Minta dokumen aslinya, lalu periksa dengan iku verify.",
    ),
    "E702": for_planner(
        "{x} mengirim dokumen yang berbeda untuk periode yang sama: “{a}” dan “{b}”.",
        "Tanyakan mana yang berlaku, lalu pindahkan yang lain; sampai saat itu tidak satu pun dipakai.",
    ),
    "E703": for_planner(
        "Dokumen {x} belum ada.",
        "Ingatkan kantornya.",
    ),
    "W704": for_planner(
        "Dokumen ini usang: “{b}” menggantikannya.",
        "Pakai yang menggantikan; hapus salinan yang usang.",
    ),
    "W705": for_planner(
        "Dokumen ini tidak ditandatangani; angkanya cocok dengan isiannya, tetapi tidak terbukti siapa yang menerbitkan.",
        "Minta dokumen yang ditandatangani kunci kantornya bila diperlukan bukti.",
    ),
    "N706": for_planner(
        "Salinan untuk luar: tidak memuat isian, jadi hanya tanda tangannya yang diperiksa.",
        NOTHING_TO_DO,
    ),
    "E707": for_planner(
        "Salinan untuk luar ini tidak dapat dibuktikan: tanpa tanda tangan kunci kantornya yang dikenal.",
        "Angkanya tidak dipakai. Minta dokumen lengkap atau paketnya, atau kunci umum kantor itu (--key).",
    ),
    "W708": for_planner(
        "Berkas ini bukan dokumen IKU yang ditulis oleh iku consolidate, atau lembar tersembunyinya hilang.",
        "Bila ini dokumen sebuah kantor, minta dokumen aslinya.",
    ),
    "N709": for_planner(
        "Dokumen ini sama dengan “{b}”.",
        NOTHING_TO_DO,
    ),
    "W710": for_planner(
        "{x} mengirim dokumen tetapi tidak ada dalam daftar perangkat daerah.",
        "Lengkapi daftar itu (--offices), atau samakan namanya.",
    ),
    "W712": for_planner(
        "Dokumen ini ditandatangani kunci atas nama {x} yang belum dikenal di sini.",
        "Mintalah kunci umum kantor itu lewat jalan lain, lalu sebutkan dengan --key.",
    ),
    "E714": for_planner(
        "Dokumen ini ditandatangani kunci {x}, bukan kunci kantor yang disebut di dalamnya.",
        "Tanyakan kepada kedua kantor itu; sampai jelas, anggap tidak ditandatangani.",
    ),
    "N715": for_planner(
        "Dokumen ini dibuat versi lama: angkanya dihitung ulang dan cocok, tetapi lembarnya tidak dibandingkan.",
        "Minta dokumen dari versi sekarang bila lembarnya perlu diperiksa.",
    ),
    "E716": for_planner(
        "Dalam folder “{x}” tidak ada dokumen IKU.",
        "Masukkan dokumen atau paket kantor-kantor ke folder itu; .zip dan surel tersimpan dibuka sendiri.",
    ),
}
