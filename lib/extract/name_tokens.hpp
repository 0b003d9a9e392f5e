// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>

#include "extract/reading.hpp"

namespace govgraph::extract {

/// Makes each of `names` one token that no other name crosses, cuts the tokens that reach over its edges, drops the
/// heads that touch it, and finds the roles of tokens again. REQUIRES names in text order, none over another, within
/// sentences. Linear in tokens and heads.
void make_words_of_names(Reading& reading, std::span<const Span> names);

}  // namespace govgraph::extract
