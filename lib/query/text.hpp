// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "query/graph.hpp"
#include "query/value.hpp"

namespace govgraph::query {

/// The value as toString gives it for numbers, booleans and strings, and as openCypher writes it for the rest:
/// (:Person {name: '李明'}), [:GOVERNS], [1, 'a'], {a: 1}. Nodes and relationships need the graph.
std::string text_of(const Value& value, const PropertyGraph& graph);

/// The same with strings in quotes.
std::string literal_of(const Value& value, const PropertyGraph& graph);

/// The same for messages: about `most` bytes of it, then ….
std::string literal_of(const Value& value, const PropertyGraph& graph, std::size_t most);

/// 1.0, 1.5e-07, NaN: the shortest digits that read back as the same number.
std::string number_text(double number);

/// What kind of value it is, for messages: an integer, a list, a node.
std::string_view kind_of(const Value& value);

}  // namespace govgraph::query
