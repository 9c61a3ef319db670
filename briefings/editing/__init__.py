"""Changes to an author's YAML that leave every other byte as it is; the house style; merges."""
