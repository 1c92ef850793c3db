# SPDX-License-Identifier: EUPL-1.2
"""The manager's review of the log, and versions of an interview side by side."""
