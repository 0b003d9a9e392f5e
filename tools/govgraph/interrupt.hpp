// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/cancellation.hpp"

namespace govgraph::cli {

/// Called once by `main`: from now on the first Ctrl-C (SIGINT) or SIGTERM only requests `cancellation()`; a second one
/// ends the program at once, as the system does by default.
void listen_to_signals();

/// What every command hands to the loops that it starts.
Cancellation cancellation();

/// The first signal that came, 0 before.
int signal_received();

/// For the shell, where Ctrl-C ends a query and not the program: forgets the request and listens anew.
void forget_signals();

}  // namespace govgraph::cli
