// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>
#include <vector>

#include "model/ontology.hpp"
#include "model/span.hpp"

namespace govgraph::extract {

struct Reading;

/// A stretch that looks like a name and that no pass took for one: what a reader may look at to judge what was missed.
struct MissedName {
  Span span;
  Label label = Label::kPerson;  ///< what it would be
  std::string_view reason;       ///< static storage
};

/// Stretches outside all mentions that end like an organ, a firm or a programme, that may be a person, or that stand in
/// quotation marks, in text order, none over another. REQUIRES all passes run. Linear in the text.
std::vector<MissedName> missed_names(const Reading& reading);

}  // namespace govgraph::extract
