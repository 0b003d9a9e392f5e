// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "extract/passes.hpp"

namespace govgraph::extract {

/// A relation as the examples of rules write it: "HEAD -> TAIL", then "[role]", then "{key=value}" for each property.
std::string shown(const Extraction& extraction, const Relation& relation);

/// What a rule gave, as its examples write it: sorted, each once.
std::vector<std::string> given_by(std::string_view rule, const Extraction& extraction);

}  // namespace govgraph::extract
