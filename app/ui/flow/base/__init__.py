# SPDX-License-Identifier: EUPL-1.2
"""What every part of the flow has at hand."""
