"""The choices that folders offer: lengths, themes, languages, scales, styles."""
