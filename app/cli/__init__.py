# SPDX-License-Identifier: EUPL-1.2
"""The command line: the same use cases for IT, for tests and for moving in."""
