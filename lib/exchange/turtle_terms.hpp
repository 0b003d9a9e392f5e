// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

#include "model/graph_view.hpp"

namespace govgraph::exchange {

/// The prefixes of the turtle export, and what its own terms mean.
std::string_view turtle_head();

/// Class of a published vocabulary that a node is of, beside gg:<Label>; "foaf:Person".
std::string_view rdf_class(Label label);

/// A property of a published vocabulary that says the same as a relation between such nodes; empty where there is none.
/// `reversed`: it leads from tail to head.
struct RdfProperty {
  std::string_view name{};
  bool reversed = false;
};
RdfProperty rdf_property(RelationType type, Label head, Label tail);

/// Appends "text" as a literal: quotes, backslashes and control characters escaped, broken UTF-8 as U+FFFD.
void put_literal(std::string& out, std::string_view text);

/// Appends a date as a literal of the type that its precision asks for; as a plain string where it is none.
void put_date(std::string& out, std::string_view date);

}  // namespace govgraph::exchange
