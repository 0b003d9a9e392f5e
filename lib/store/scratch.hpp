// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "base/descriptor.hpp"

namespace govgraph::store {

/// A folder in TMPDIR for what is derived anew, gone afterwards. One that a killed process left goes when the next is
/// made: whoever lives holds a lock on its own. Of this module's own use. Throws StorageError where none can be made.
class Scratch {
 public:
  Scratch();
  ~Scratch();
  Scratch(const Scratch&) = delete;
  Scratch& operator=(const Scratch&) = delete;
  const std::string& path() const { return path_; }

 private:
  std::string path_;
  Descriptor lock_;
};

}  // namespace govgraph::store
