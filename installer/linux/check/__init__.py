# SPDX-License-Identifier: EUPL-1.2
"""Tries the finished package on a bare Debian: installs it, works with it, takes it away."""
