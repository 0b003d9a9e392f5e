// SPDX-License-Identifier: Apache-2.0
#include <charconv>

#include "query/error.hpp"
#include "query/tree_reader.hpp"

namespace govgraph::query {
namespace {

namespace g = grammar;

std::string_view trimmed(std::string_view text) {
  const std::size_t end = text.find_last_not_of(" \t\r\n\f\v");
  return end == std::string_view::npos ? std::string_view{} : text.substr(0, end + 1);
}

}  // namespace

Query TreeReader::query(const Tree& root) const {
  Query out;
  for (const auto& child : root.children)
    if (child->is_type<g::query_body>()) {
      const Mode mode = out.mode;
      out = body(*child);
      out.mode = mode;
    } else {
      out.mode = child->is_type<g::explain_mode>() ? Mode::kExplain : Mode::kProfile;
    }
  return out;
}

Query TreeReader::body(const Tree& tree) const {
  Query out;
  for (const auto& child : tree.children) {
    if (child->is_type<g::union_join>()) {
      out.distinct.push_back(child->children.empty());
      out.joins.push_back(child->m_begin.byte);
      continue;
    }
    const Deeper restored(*this, 0, *child);  // `clause` goes down with each
    SingleQuery part;
    for (const auto& each : child->children) part.clauses.push_back(clause(*each));
    out.parts.push_back(std::move(part));
  }
  return out;
}

ClauseNode TreeReader::clause(const Tree& tree) const {
  go_deeper(1, tree);
  if (tree.is_type<g::match_clause>()) return match(tree);
  if (tree.is_type<g::call>()) return call(tree);
  ClauseNode out;
  out.begin = tree.m_begin.byte;
  if (tree.is_type<g::updating>())
    fail_at(
        text_, out.begin, "UpdatingClause",
        std::string(tree.string_view().substr(0, tree.string_view().find_first_of(" \t\r\n("))) +
            " changes a graph, and queries only read; documents are added by `govgraph build` and taken away by `govgraph forget`");
  if (tree.is_type<g::unwind>()) {
    out.kind = ClauseKind::kUnwind;
    out.list = expression(*tree.children.at(0));
    out.name = name(*tree.children.at(1));
    return out;
  }
  out.kind = tree.is_type<g::with>() ? ClauseKind::kWith : ClauseKind::kReturn;
  for (const auto& child : tree.children) {
    if (child->is_type<g::projection>())
      out.projection = projection(*child);
    else
      out.projection.where = expression(*child->children.at(0));
  }
  return out;
}

ClauseNode TreeReader::match(const Tree& tree) const {
  ClauseNode out;
  out.kind = ClauseKind::kMatch;
  out.begin = tree.m_begin.byte;
  for (const auto& child : tree.children) {
    if (child->is_type<g::optional_word>())
      out.optional = true;
    else if (child->is_type<g::where>())
      out.where = expression(*child->children.at(0));
    else
      for (const auto& part : child->children) out.patterns.push_back(path(*part));
  }
  return out;
}

ClauseNode TreeReader::call(const Tree& tree) const {
  ClauseNode out;
  out.kind = ClauseKind::kCall;
  out.begin = tree.m_begin.byte;
  for (const auto& child : tree.children) {
    if (child->is_type<g::procedure_name>()) {
      out.name = std::string(child->string_view());
    } else if (child->is_type<g::yield>()) {
      for (const auto& each : child->children) {
        if (each->is_type<g::where>())
          out.where = expression(*each->children.at(0));
        else
          out.yields.emplace_back(name(*each->children.at(0)), name(*each->children.back()));
      }
    } else {
      out.arguments.push_back(expression(*child));
    }
  }
  return out;
}

Projection TreeReader::projection(const Tree& tree) const {
  Projection out;
  for (const auto& child : tree.children) {
    if (child->is_type<g::distinct>())
      out.distinct = true;
    else if (child->is_type<g::star_item>())
      out.star = true;
    else if (child->is_type<g::item>())
      out.items.push_back(item(*child));
    else if (child->is_type<g::skip_rows>())
      out.skip = expression(*child->children.at(0));
    else if (child->is_type<g::limit_rows>())
      out.limit = expression(*child->children.at(0));
    else
      for (const auto& each : child->children)
        out.sort.push_back({expression(*each->children.at(0)), each->children.size() > 1});
  }
  return out;
}

ReturnItem TreeReader::item(const Tree& tree) const {
  ReturnItem out;
  const Tree& written = *tree.children.at(0);
  out.expr = expression(written);
  out.aliased = tree.children.size() > 1 || out.expr->kind == ExprKind::kVariable;
  out.name = tree.children.size() > 1                ? name(*tree.children[1])
             : out.expr->kind == ExprKind::kVariable ? out.expr->name
                                                     : std::string(trimmed(written.string_view()));
  return out;
}

PathPattern TreeReader::path(const Tree& tree) const {
  PathPattern out;
  out.begin = tree.m_begin.byte;
  for (const auto& child : tree.children) {
    if (child->is_type<g::path_variable>()) {
      out.variable = name(*child);
    } else if (child->is_type<g::shortest>()) {
      out.shortest = child->children.size() > 1 ? Shortest::kAll : Shortest::kOne;
      elements(*child->children.back(), out);
    } else {
      elements(*child, out);
    }
  }
  return out;
}

void TreeReader::elements(const Tree& tree, PathPattern& out) const {
  for (const auto& child : tree.children) {
    if (child->is_type<g::node_pattern>())
      out.nodes.push_back(node(*child));
    else if (child->is_type<g::relationship_pattern>())
      out.relationships.push_back(relationship(*child));
    else
      elements(*child, out);
  }
}

NodePattern TreeReader::node(const Tree& tree) const {
  go_deeper(1, tree);
  NodePattern out;
  out.begin = tree.m_begin.byte;
  for (const auto& child : tree.children) {
    if (child->is_type<g::pattern_variable>())
      out.variable = name(*child);
    else if (child->is_type<g::labels>())
      out.labels = names(*child);
    else
      out.properties = expression(*child->children.at(0));
  }
  if (out.properties && out.properties->kind == ExprKind::kParameter)
    fail_at(text_, out.properties->begin, "InvalidParameterUse",
            "a parameter cannot stand for all properties of a pattern; name them: {key: $value}");
  return out;
}

RelationshipPattern TreeReader::relationship(const Tree& tree) const {
  RelationshipPattern out;
  out.begin = tree.m_begin.byte;
  bool left = false, right = false;
  const auto number = [&](const Tree& digits) {
    std::int64_t value = 0;
    const std::string_view written = digits.string_view();
    if (std::from_chars(written.data(), written.data() + written.size(), value).ec != std::errc{})
      fail_at(text_, digits.m_begin.byte, "IntegerOverflow", "the number is larger than an integer of 64 bits");
    return value;
  };
  for (const auto& child : tree.children) {
    left = left || child->is_type<g::left_arrow>();
    right = right || child->is_type<g::right_arrow>();
    if (!child->is_type<g::relationship_detail>()) continue;
    for (const auto& each : child->children) {
      if (each->is_type<g::pattern_variable>())
        out.variable = name(*each);
      else if (each->is_type<g::type_names>())
        out.types = names(*each);
      else if (each->is_type<g::stray_range>())
        fail_at(text_, each->m_begin.byte, "InvalidRelationshipPattern", "a range follows a star: *1..3");
      else if (each->is_type<g::pattern_properties>())
        out.properties = expression(*each->children.at(0));
      else {
        out.variable_length = true;
        bool range = false;
        for (const auto& bound : each->children) {
          if (bound->is_type<g::dot_dot>())
            range = true;
          else if (bound->is_type<g::least>())
            out.least = number(*bound);
          else
            out.most = number(*bound);
        }
        if (!range && !each->children.empty()) out.most = out.least;
      }
    }
  }
  if (out.properties && out.properties->kind == ExprKind::kParameter)
    fail_at(text_, out.properties->begin, "InvalidParameterUse",
            "a parameter cannot stand for all properties of a pattern; name them: {key: $value}");
  out.arrow = left == right ? Arrow::kEither : left ? Arrow::kLeft : Arrow::kRight;
  return out;
}

}  // namespace govgraph::query
