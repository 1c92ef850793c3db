# SPDX-License-Identifier: EUPL-1.2
"""What the files and folders in a vault's folder are called."""

DATA = "data.db"
BACKUPS = "backups"
SET_ASIDE = "set-aside"  # in a vault's folder: what lay there before a copy came back
ELSEWHERE = "overblick-"  # how this program's folder in a second place begins
RESTORING = ".restoring"  # in a vault's folder, while a copy is brought back
