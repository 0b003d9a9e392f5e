// SPDX-License-Identifier: Apache-2.0
#include "query/text.hpp"

#include <charconv>
#include <cmath>

namespace govgraph::query {
namespace {

std::string quoted(const std::string& text) {
  std::string out = "'";
  for (const char c : text) {
    if (c == '\'' || c == '\\') out += '\\';
    out += c;
  }
  return out + "'";
}

std::string entries_of(const Map& map, const PropertyGraph& graph) {
  std::string out;
  for (const auto& [key, value] : map) out += (out.empty() ? "" : ", ") + key + ": " + literal_of(value, graph);
  return out;
}

std::string properties_of(const Map& map, const PropertyGraph& graph) {
  return map.empty() ? "" : "{" + entries_of(map, graph) + "}";
}

std::string node_text(NodeRef node, const PropertyGraph& graph) {
  std::string out;
  for (const std::string& label : graph.labels(node)) out += ":" + label;
  const std::string properties = properties_of(graph.properties(node), graph);
  return "(" + out + (out.empty() || properties.empty() ? "" : " ") + properties + ")";
}

std::string relationship_text(RelationshipRef relationship, const PropertyGraph& graph) {
  const std::string properties = properties_of(graph.properties(relationship), graph);
  return "[:" + graph.type_of(relationship) + (properties.empty() ? "" : " ") + properties + "]";
}

std::string path_text(const Path& path, const PropertyGraph& graph) {
  std::string out = "<" + node_text(path.nodes.front(), graph);
  for (std::size_t i = 0; i < path.relationships.size(); ++i) {
    const bool forward = path.relationships[i].start == path.nodes[i].id;
    out += std::string(forward ? "-" : "<-") + relationship_text(path.relationships[i], graph) +
           (forward ? "->" : "-") + node_text(path.nodes[i + 1], graph);
  }
  return out + ">";
}

}  // namespace

std::string number_text(double number) {
  if (std::isnan(number)) return "NaN";
  if (number == 0) return "0.0";  // -0.0 too
  if (std::isinf(number)) return number < 0 ? "-Infinity" : "Infinity";
  char digits[32];
  const auto [end, error] = std::to_chars(digits, digits + sizeof digits, number);
  std::string out(digits, end);
  return out.find_first_of(".e") == std::string::npos ? out + ".0" : out;
}

std::string literal_of(const Value& value, const PropertyGraph& graph) {
  if (const auto* text = std::get_if<std::string>(&value.data)) return quoted(*text);
  return text_of(value, graph);
}

std::string text_of(const Value& value, const PropertyGraph& graph) {
  struct Writer {
    const PropertyGraph& graph;
    std::string operator()(std::monostate) const { return "null"; }
    std::string operator()(bool truth) const { return truth ? "true" : "false"; }
    std::string operator()(std::int64_t number) const { return std::to_string(number); }
    std::string operator()(double number) const { return number_text(number); }
    std::string operator()(const std::string& text) const { return text; }
    std::string operator()(const std::shared_ptr<const List>& list) const {
      std::string out;
      for (const Value& each : *list) out += (out.empty() ? "" : ", ") + literal_of(each, graph);
      return "[" + out + "]";
    }
    std::string operator()(const std::shared_ptr<const Map>& map) const { return "{" + entries_of(*map, graph) + "}"; }
    std::string operator()(NodeRef node) const { return node_text(node, graph); }
    std::string operator()(RelationshipRef relationship) const { return relationship_text(relationship, graph); }
    std::string operator()(const std::shared_ptr<const Path>& path) const { return path_text(*path, graph); }
  };
  return std::visit(Writer{graph}, value.data);
}

std::string_view kind_of(const Value& value) {
  // By the alternatives of Value::Data.
  constexpr std::string_view kKinds[] = {"null",   "a boolean", "an integer", "a float",        "a string",
                                         "a list", "a map",     "a node",     "a relationship", "a path"};
  return kKinds[value.data.index()];
}

}  // namespace govgraph::query
