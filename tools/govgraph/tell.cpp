// SPDX-License-Identifier: Apache-2.0
#include "tell.hpp"

#include <fcntl.h>
#include <unistd.h>

namespace govgraph::cli {

// A descriptor that is opened is the least one free, so each falls into its own place.
void hold_standard_streams() {
  for (int file = STDIN_FILENO; file <= STDERR_FILENO; ++file)
    if (::fcntl(file, F_GETFD) < 0) ::open("/dev/null", file == STDIN_FILENO ? O_WRONLY : O_RDONLY);
}

}  // namespace govgraph::cli
