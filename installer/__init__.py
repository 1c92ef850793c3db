# SPDX-License-Identifier: EUPL-1.2
"""Makes what people install: a folder for each platform, and here what they share."""
