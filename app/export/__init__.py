# SPDX-License-Identifier: EUPL-1.2
"""What leaves the computer: an interview as JSON or CSV with a readme and a checksum."""
