"""The choices that the folders offer: lengths, themes, languages, scales, styles."""
