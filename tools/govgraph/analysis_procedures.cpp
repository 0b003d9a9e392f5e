// SPDX-License-Identifier: Apache-2.0
#include "analysis_procedures.hpp"

#include "analysis/leiden.hpp"
#include "analysis/measures.hpp"
#include "analysis/tenures.hpp"
#include "base/memory_budget.hpp"
#include "query/error.hpp"
#include "query/text.hpp"

namespace govgraph::cli {
namespace {

using query::List;
using query::Map;
using query::Value;

const Map& options_in(const List& arguments, const std::string& procedure) {
  static const Map kNone;
  if (arguments.empty()) return kNone;
  const auto* map = std::get_if<std::shared_ptr<const Map>>(&arguments[0].data);
  if (map == nullptr || arguments.size() > 1)
    query::fail_running("ProcedureError", "InvalidArgumentType", procedure + "() takes one map of options");
  return **map;
}

std::vector<std::string> texts(const Map& options, const std::string& key) {
  std::vector<std::string> out;
  const auto found = options.find(key);
  if (found == options.end()) return out;
  const auto* list = std::get_if<std::shared_ptr<const List>>(&found->second.data);
  if (list == nullptr) query::fail_running("ProcedureError", "InvalidArgumentType", key + " is a list of names");
  for (const Value& each : **list) {
    const auto* text = each.text();
    if (text == nullptr) query::fail_running("ProcedureError", "InvalidArgumentType", key + " is a list of names");
    out.push_back(*text);
  }
  return out;
}

double number(const Map& options, const std::string& key, double otherwise) {
  const auto found = options.find(key);
  if (found == options.end()) return otherwise;
  if (const auto* whole = std::get_if<std::int64_t>(&found->second.data)) return static_cast<double>(*whole);
  if (const auto* real = std::get_if<double>(&found->second.data)) return *real;
  query::fail_running("ProcedureError", "InvalidArgumentType", key + " is a number");
}

analysis::Csr graph_of(const GraphView& view, const Map& options, Cancellation cancellation) {
  analysis::CsrOptions out;
  for (const std::string& name : texts(options, "labels")) {
    const auto label = label_named(name);
    if (!label) query::fail_running("ProcedureError", "UnknownLabel", "the graph has no label " + name);
    out.labels.push_back(*label);
  }
  for (const std::string& name : texts(options, "types")) {
    const auto type = relation_named(name);
    if (!type) query::fail_running("ProcedureError", "UnknownType", "the graph has no relationship type " + name);
    out.types.push_back(*type);
  }
  out.min_confidence = static_cast<float>(number(options, "minConfidence", 0));
  const auto weighted = options.find("weighted");
  out.cancellation = cancellation;
  out.weighted = weighted != options.end() && std::get_if<bool>(&weighted->second.data) != nullptr &&
                 std::get<bool>(weighted->second.data);
  return {view, out};
}

std::uint64_t seed_in(const Map& options) {
  const auto found = options.find("seed");
  if (found == options.end()) return 1;
  const auto* whole = std::get_if<std::int64_t>(&found->second.data);
  if (whole == nullptr) query::fail_running("ProcedureError", "InvalidArgumentType", "seed is an integer");
  return static_cast<std::uint64_t>(*whole);
}

/// What the hungriest measure keeps beside the graph: six numbers a vertex.
std::size_t bytes_to_measure(const analysis::Csr& graph) { return 48 * graph.size(); }

/// The graph that the Leiden method shrinks, twice.
std::size_t bytes_to_shrink(const analysis::Csr& graph) { return 48 * graph.edges() + 64 * graph.size(); }

query::NodeRef ref(const analysis::Csr& graph, std::uint32_t v) { return {static_cast<std::uint64_t>(graph.id(v))}; }

void give_groups(const analysis::Csr& graph, const std::vector<std::uint32_t>& of,
                 const std::function<bool(List)>& row) {
  for (std::uint32_t v = 0; v < graph.size(); ++v)
    if (!row({{ref(graph, v)}, {static_cast<std::int64_t>(of[v]) + 1}})) return;
}

/// effective-size is analysis.effectiveSize.
std::string camel(std::string_view name) {
  std::string out;
  for (std::size_t i = 0; i < name.size(); ++i) {
    if (name[i] != '-')
      out += name[i];
    else
      out += static_cast<char>(name[++i] - 'a' + 'A');
  }
  return out;
}

Value date_of(const std::optional<Days>& days) { return days ? Value{iso_date(*days)} : Value{}; }

Value node_of(NodeId id) { return {query::NodeRef{static_cast<std::uint64_t>(id)}}; }

/// The sentences of a tenure, each with its article and date, as a list of maps.
Value sentences_of(const GraphView& view, const analysis::Tenure& tenure) {
  List out;
  for (const Located& each : analysis::evidence_of(view, tenure))
    out.push_back(
        query::map_value(Map{{"article", {article_name(each.document, each.article)}}, {"text", {each.text}}}));
  return query::list_value(std::move(out));
}

void add_tenure_procedures(const GraphView& view, std::vector<query::Procedure>& out) {
  out.push_back(
      {{"analysis.tenures", {"organ", "office", "person", "since", "until", "sinceBy", "untilBy", "evidence"}},
       "who held which office from when to when",
       [&view](const query::Call& call) {
         for (const analysis::Tenure& each : analysis::tenures(view, std::nullopt, call.cancellation))
           if (!call.row({node_of(each.organ),
                          {each.role},
                          node_of(each.person),
                          date_of(each.since),
                          date_of(each.until),
                          {std::string(analysis::name_of(each.since_by))},
                          {std::string(analysis::name_of(each.until_by))},
                          sentences_of(view, each)}))
             return;
       }});
  out.push_back({{"analysis.successions", {"organ", "office", "former", "present", "until", "since", "evidence"}},
                 "who was followed by whom in an office that one person holds at a time",
                 [&view](const query::Call& call) {
                   const auto all = analysis::tenures(view, std::nullopt, call.cancellation);
                   for (const auto& [first, second] : analysis::successions(all)) {
                     const analysis::Tenure &a = all[first], &b = all[second];
                     const Value evidence = query::list_value({sentences_of(view, a), sentences_of(view, b)});
                     if (!call.row({node_of(b.organ),
                                    {b.role},
                                    node_of(a.person),
                                    node_of(b.person),
                                    date_of(a.until),
                                    date_of(b.since),
                                    evidence}))
                       return;
                   }
                 }});
}

}  // namespace

std::vector<query::Procedure> analysis_procedures(const GraphView& view) {
  std::vector<query::Procedure> out;
  for (const analysis::Measure& measure : analysis::measures()) {
    const std::string name = "analysis." + camel(measure.name);
    out.push_back(
        {{name, {"node", "score"}}, std::string(measure.summary), [&view, &measure, name](const query::Call& call) {
           const analysis::Csr graph = graph_of(view, options_in(call.arguments, name), call.cancellation);
           const MemoryCharge charge(bytes_to_measure(graph));
           const std::vector<double> scores = measure.run(graph, call.cancellation);
           for (std::uint32_t v = 0; v < graph.size(); ++v)
             if (!call.row({{ref(graph, v)}, {scores[v]}})) return;
         }});
  }
  out.push_back({{"analysis.communities", {"node", "group"}},
                 "communities by the Leiden method",
                 [&view](const query::Call& call) {
                   const Map& options = options_in(call.arguments, "analysis.communities");
                   const analysis::Csr graph = graph_of(view, options, call.cancellation);
                   const MemoryCharge charge(bytes_to_measure(graph) + bytes_to_shrink(graph));
                   const auto found =
                       analysis::leiden(graph, number(options, "resolution", 1), seed_in(options), call.cancellation);
                   give_groups(graph, found.of, call.row);
                 }});
  out.push_back({{"analysis.components", {"node", "group"}}, "connected components", [&view](const query::Call& call) {
                   const analysis::Csr graph =
                       graph_of(view, options_in(call.arguments, "analysis.components"), call.cancellation);
                   const MemoryCharge charge(bytes_to_measure(graph));
                   give_groups(graph, analysis::components(graph, call.cancellation), call.row);
                 }});
  add_tenure_procedures(view, out);
  return out;
}

}  // namespace govgraph::cli
