// SPDX-License-Identifier: Apache-2.0
#include "query/text.hpp"

#include <charconv>
#include <cmath>

#include "base/utf8.hpp"

namespace govgraph::query {
namespace {

/// Writes values one after the other, until `most` bytes are there. Values nest at most kDeepestValue deep.
class Writer {
 public:
  Writer(const PropertyGraph& graph, std::size_t most) : graph_(graph), most_(most) {}

  std::string out;

  bool is_full() const { return out.size() >= most_; }

  void write(const Value& value, bool quotes) {
    const std::string* text = value.text();
    if (text != nullptr && quotes) return quote(*text);
    std::visit(*this, value.data);
  }

  void operator()(std::monostate) { out += "null"; }
  void operator()(bool truth) { out += truth ? "true" : "false"; }
  void operator()(std::int64_t number) { out += std::to_string(number); }
  void operator()(double number) { out += number_text(number); }
  void operator()(const std::string& text) { out.append(text, 0, most_); }
  void operator()(const std::shared_ptr<const List>& list) {
    out += '[';
    for (auto each = list->begin(); each != list->end() && !is_full(); ++each) {
      if (each != list->begin()) out += ", ";
      write(*each, true);
    }
    out += ']';
  }
  void operator()(const std::shared_ptr<const Map>& map) { entries(*map); }
  void operator()(NodeRef node) {
    out += '(';
    const std::size_t before = out.size();
    for (const std::string& label : graph_.labels(node)) out += ":" + label;
    properties(graph_.properties(node), out.size() > before);
    out += ')';
  }
  void operator()(RelationshipRef relationship) {
    out += "[:" + graph_.type_of(relationship);
    properties(graph_.properties(relationship), true);
    out += ']';
  }
  void operator()(const std::shared_ptr<const Path>& path) {
    out += '<';
    (*this)(path->nodes.front());
    for (std::size_t i = 0; i < path->relationships.size() && !is_full(); ++i) {
      const bool forward = path->relationships[i].start == path->nodes[i].id;
      out += forward ? "-" : "<-";
      (*this)(path->relationships[i]);
      out += forward ? "->" : "-";
      (*this)(path->nodes[i + 1]);
    }
    out += '>';
  }

 private:
  void quote(const std::string& text) {
    out += '\'';
    for (auto c = text.begin(); c != text.end() && !is_full(); ++c) {
      if (*c == '\'' || *c == '\\') out += '\\';
      out += *c;
    }
    out += '\'';
  }

  void entries(const Map& map) {
    out += '{';
    for (auto each = map.begin(); each != map.end() && !is_full(); ++each) {
      if (each != map.begin()) out += ", ";
      out += each->first + ": ";
      write(each->second, true);
    }
    out += '}';
  }

  void properties(const Map& map, bool after_something) {
    if (map.empty()) return;
    if (after_something) out += ' ';
    entries(map);
  }

  const PropertyGraph& graph_;
  std::size_t most_;
};

std::string written(const Value& value, const PropertyGraph& graph, bool quotes) {
  Writer writer(graph, static_cast<std::size_t>(-1));
  writer.write(value, quotes);
  return std::move(writer.out);
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

std::string literal_of(const Value& value, const PropertyGraph& graph) { return written(value, graph, true); }

std::string literal_of(const Value& value, const PropertyGraph& graph, std::size_t most) {
  Writer writer(graph, most);
  writer.write(value, true);
  if (!writer.is_full()) return std::move(writer.out);
  std::size_t end = most;
  while (end > 0 && utf8::continues(writer.out[end])) --end;
  return writer.out.substr(0, end) + "…";
}

std::string text_of(const Value& value, const PropertyGraph& graph) { return written(value, graph, false); }

std::string_view kind_of(const Value& value) {
  // By the alternatives of Value::Data.
  constexpr std::string_view kKinds[] = {"null",   "a boolean", "an integer", "a float",        "a string",
                                         "a list", "a map",     "a node",     "a relationship", "a path"};
  return kKinds[value.data.index()];
}

}  // namespace govgraph::query
