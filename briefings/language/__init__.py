"""The words of a language: plurals, lists, dates, digits."""
