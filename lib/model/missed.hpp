// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "model/graph_view.hpp"

namespace govgraph {

/// A string of the pages that looks like a name and that no node bears.
struct Missed {
  Label label = Label::kPerson;  ///< what it would be
  std::string text;              ///< white space removed
  std::string reason;            ///< "ends like an organ"
  std::uint64_t count = 0;       ///< how often it stands in what was read
  Located place;                 ///< where first
};

struct MissedStrings {
  std::vector<Missed> strings;  ///< those that stand most often first, then by label and text
  std::uint64_t read = 0;       ///< so many documents were looked at,
  std::uint64_t documents = 0;  ///< of so many
};

}  // namespace govgraph
