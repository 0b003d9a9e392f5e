// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <atomic>

namespace govgraph::cli {

/// From now on the first Ctrl-C (or SIGTERM) only sets the flag that is returned, false at first; a second one ends the
/// program as usual.
const std::atomic<bool>& stop_on_interrupt();

}  // namespace govgraph::cli
