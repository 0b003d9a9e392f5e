// SPDX-License-Identifier: Apache-2.0
#include "query/engine.hpp"

#include <algorithm>
#include <optional>
#include <set>

#include "base/suggest.hpp"
#include "query/compare.hpp"
#include "query/pace_watch.hpp"
#include "query/parser.hpp"
#include "query/pipeline.hpp"

namespace govgraph::query {
namespace {

std::vector<Signature> signatures(const std::vector<Procedure>& procedures) {
  std::vector<Signature> out;
  for (const Procedure& each : procedures) out.push_back(each.signature);
  return out;
}

/// The slots of the columns of a part.
std::vector<int> result_slots(const SingleQuery& part) {
  std::vector<int> out;
  const ClauseNode& last = part.clauses.back();
  for (const ReturnItem& item : last.projection.items) out.push_back(item.slot);
  for (const int slot : last.yield_slots) out.push_back(slot);
  return out;
}

/// Names that patterns ask for.
struct AskedNames {
  std::set<std::string> labels;
  std::set<std::string> types;
  std::set<std::string> variables;                           ///< of nodes and relationships
  std::set<std::pair<std::string, std::string>> properties;  ///< of a variable, in expressions
  std::set<std::string> keys;                                ///< in patterns: {key: …}

  void in(const PathPattern& path) {
    for (const NodePattern& node : path.nodes) {
      labels.insert(node.labels.begin(), node.labels.end());
      with(node.variable, node.properties);
    }
    for (const RelationshipPattern& each : path.relationships) {
      types.insert(each.types.begin(), each.types.end());
      with(each.variable, each.properties);
    }
  }
  void with(const std::string& variable, const ExprPtr& wanted) {
    if (!variable.empty()) variables.insert(variable);
    if (wanted) keys.insert(wanted->keys.begin(), wanted->keys.end());
  }
  /// Those that nodes or relationships are asked for; maps may have any.
  std::set<std::string> asked_properties() const {
    std::set<std::string> out = keys;
    for (const auto& [variable, key] : properties)
      if (variables.count(variable) > 0) out.insert(key);
    return out;
  }
  void in(const Expr& expr) {
    if (expr.kind == ExprKind::kProperty && expr.args[0]->kind == ExprKind::kVariable)
      properties.emplace(expr.args[0]->name, expr.name);
    if (expr.pattern) in(*expr.pattern);
    if (expr.subquery) in(*expr.subquery);
    for (const ExprPtr& each : expr.args)
      if (each) in(*each);
  }
  void in(const Query& query) {
    for (const SingleQuery& part : query.parts)
      for (const ClauseNode& clause : part.clauses) {
        for (const PathPattern& path : clause.patterns) in(path);
        if (clause.where) in(*clause.where);
        for (const ReturnItem& item : clause.projection.items) in(*item.expr);
        if (clause.projection.where) in(*clause.projection.where);
      }
  }
};

std::string slip(std::string_view what, const std::string& name, const std::vector<std::string>& known) {
  const auto near = nearest(name, known);
  return "the graph has no " + std::string(what) + " " + name + (near ? "; did you mean " + *near + "?" : "");
}

}  // namespace

struct Prepared::Impl {
  Impl(std::string text, const PropertyGraph& of, Options given)
      : query(parse(std::move(text), given.cancellation)),
        graph(of),
        options(std::move(given)),
        runtime{graph, options.parameters, {}},
        inner(runtime, options.procedures) {
    check(query, signatures(options.procedures));
    columns = columns_of(query);
    for (const SingleQuery& part : query.parts)
      parts.push_back(std::make_unique<Pipeline>(part, runtime, inner.evaluator(), options.procedures));
    for (const auto& part : parts) part->time(query.mode == Mode::kProfile);
  }

  Query query;
  const PropertyGraph& graph;
  Options options;
  Runtime runtime;
  InnerPlans inner;
  std::vector<std::string> columns;
  std::vector<std::unique_ptr<Pipeline>> parts;
  std::size_t held = 0;  ///< bytes that the query itself takes of its memory
};

Prepared::Prepared(std::string text, const PropertyGraph& graph, Options options) {
  const MemoryBudget budget(options.max_memory, refuse_memory);
  const std::int64_t before = memory_account.used;
  impl_ = std::make_unique<Impl>(std::move(text), graph, std::move(options));
  impl_->held = static_cast<std::size_t>(std::max<std::int64_t>(0, memory_account.used - before));
}
Prepared::~Prepared() = default;
Prepared::Prepared(Prepared&&) noexcept = default;

const std::vector<std::string>& Prepared::columns() const { return impl_->columns; }
bool Prepared::is_explain() const { return impl_->query.mode == Mode::kExplain; }
bool Prepared::is_profile() const { return impl_->query.mode == Mode::kProfile; }

std::vector<std::string> Prepared::unknown_names() const {
  AskedNames asked;
  asked.in(impl_->query);
  std::vector<std::string> out;
  for (const std::string& name : asked.labels)
    if (!impl_->graph.label(name)) out.push_back(slip("label", name, impl_->graph.label_names()));
  for (const std::string& name : asked.types)
    if (!impl_->graph.type(name)) out.push_back(slip("relationship type", name, impl_->graph.type_names()));
  // Documents may give a node properties that are not listed, so one that is near to none of those is no slip.
  const std::vector<std::string> known = impl_->graph.property_keys();
  for (const std::string& key : asked.asked_properties())
    if (std::find(known.begin(), known.end(), key) == known.end() && nearest(key, known))
      out.push_back(slip("property", key, known));
  return out;
}

void Prepared::run(const std::function<bool(const List&)>& row) {
  const std::size_t most = impl_->options.max_memory;
  const MemoryBudget budget(most > impl_->held ? most - impl_->held : std::min<std::size_t>(most, 1), refuse_memory);
  impl_->runtime.pace = Pace(impl_->options.cancellation, impl_->options.max_time);
  std::optional<PaceWatch> watch;
  if (impl_->options.max_time.count() > 0) watch.emplace(impl_->runtime.pace);
  impl_->runtime.cancellation = watch ? watch->cancellation() : impl_->options.cancellation;
  const bool distinct = !impl_->query.distinct.empty() && impl_->query.distinct.front();
  RowSet seen;
  for (std::size_t i = 0; i < impl_->parts.size(); ++i) {
    const std::vector<int> slots = result_slots(impl_->query.parts[i]);
    Row values(static_cast<std::size_t>(impl_->query.slots));
    List out(slots.size());
    const bool on = impl_->parts[i]->run(values, [&](Row& found) {
      for (std::size_t k = 0; k < slots.size(); ++k) out[k] = found[static_cast<std::size_t>(slots[k])];
      return (distinct && !seen.insert(out).second) || row(out);
    });
    if (!on) return;
  }
}

std::vector<Operator> Prepared::plan() const {
  std::vector<Operator> out;
  for (std::size_t i = 0; i < impl_->parts.size(); ++i) {
    if (i > 0) out.push_back({impl_->query.distinct[i - 1] ? "Union" : "UnionAll", "", 0, 0});
    const auto shown = impl_->parts[i]->shown();
    out.insert(out.end(), shown.begin(), shown.end());
  }
  return out;
}

std::vector<Procedure> built_in_procedures() {
  const auto of = [](std::string name, std::string field, std::string summary,
                     std::vector<std::string> (PropertyGraph::*names)() const) {
    return Procedure{{std::move(name), {std::move(field)}}, std::move(summary), [names](const Call& call) {
                       for (std::string& each : (call.graph.*names)())
                         if (!call.row({{std::move(each)}})) return;
                     }};
  };
  return {of("db.labels", "label", "the labels of the graph's nodes", &PropertyGraph::label_names),
          of("db.relationshipTypes", "relationshipType", "the types of its relationships", &PropertyGraph::type_names),
          of("db.propertyKeys", "propertyKey", "the names of properties", &PropertyGraph::property_keys)};
}

}  // namespace govgraph::query
