// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "model/mention.hpp"

namespace govgraph::extract {

/// Takes out the mentions that `dropped` marks, one entry a mention. Those within or short for one of them stand by
/// themselves then. Linear.
void drop_mentions(std::vector<Mention>& mentions, const std::vector<bool>& dropped);

}  // namespace govgraph::extract
