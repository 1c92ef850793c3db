# SPDX-License-Identifier: EUPL-1.2
"""What every use case stands on: instruments, kept answers, persons."""
