"""`python -m briefings` is `make-briefing`."""

import sys

from briefings.cli import main

sys.exit(main())
