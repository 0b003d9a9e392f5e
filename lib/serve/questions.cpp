// SPDX-License-Identifier: Apache-2.0
#include "serve/questions.hpp"

#include <algorithm>
#include <cmath>
#include <set>

#include <fmt/core.h>

#include "base/error.hpp"
#include "base/utf8.hpp"
#include "query/error.hpp"
#include "query/stored_graph.hpp"
#include "query/text.hpp"
#include "serve/writing.hpp"

namespace govgraph::serve {
namespace {

constexpr std::size_t kLongestValue = 200, kLongestName = 150;  ///< bytes of a cell that may be a name

using query::Value;

/// Values as a page shows them, and the texts among them that may be names.
class Cells {
 public:
  Cells(json::Writer& json, const query::PropertyGraph& graph) : json_(json), graph_(graph) {}

  void write(const Value& value) { std::visit(*this, value.data); }

  void operator()(std::monostate) { json_.null(); }
  void operator()(bool truth) { json_.boolean(truth); }
  void operator()(std::int64_t number) { json_.integer(number); }
  void operator()(double number) {
    if (std::isfinite(number))
      json_.number(number);
    else
      json_.string(query::number_text(number));
  }
  void operator()(const query::Text& text) { put(text.string()); }
  /// No deeper than the query's own text: lists are made by `collect` and brackets.
  void operator()(const std::shared_ptr<const query::List>& list) {
    json_.begin_array();
    for (const Value& each : *list) write(each);
    json_.end_array();
  }
  void operator()(const std::shared_ptr<const query::Map>& map) { put(query::text_of({map}, graph_)); }
  void operator()(query::NodeRef node) { put(query::text_of(graph_.property(node, "name"), graph_)); }
  void operator()(query::RelationshipRef each) { put(graph_.type_of(each)); }
  /// Names and relations in turn.
  void operator()(const std::shared_ptr<const query::Path>& path) {
    json_.begin_array();
    for (std::size_t i = 0; i < path->nodes.size(); ++i) {
      if (i > 0) (*this)(path->relationships[i - 1]);
      (*this)(path->nodes[i]);
    }
    json_.end_array();
  }

  const std::set<std::string>& names() const { return names_; }

 private:
  void put(const std::string& text) {
    json_.string(text);
    if (!text.empty() && text.size() <= kLongestName) names_.insert(text);
  }

  json::Writer& json_;
  const query::PropertyGraph& graph_;
  std::set<std::string> names_;
};

void write_nodes(json::Writer& json, const Snapshot& snapshot, const std::set<std::string>& names,
                 const Cancellation& cancellation) {
  json.key("nodes");
  json.begin_object();
  for (const std::string& each : names) {
    cancellation.check();
    const std::vector<NodeId> found = snapshot.view().named(each);
    const auto at = found.size() == 1 ? snapshot.find(found.front()) : std::nullopt;
    if (!at) continue;
    json.key(each);
    write_node(json, snapshot.nodes()[*at]);
  }
  json.end_object();
}

query::Map values_of(const Question& question, const Query& query) {
  query::Map out;
  for (const auto& [key, text] : query) {
    if (key != "param") continue;
    const std::size_t at = std::min(text.find('='), text.size());
    const std::string name = text.substr(0, at), value = text.substr(std::min(at + 1, text.size()));
    if (std::none_of(question.parameters.begin(), question.parameters.end(),
                     [&](const auto& each) { return each.first == name; }))
      throw UsageError(fmt::format("the question {} has no parameter {}", question.name, name));
    if (value.empty() || value.size() > kLongestValue || !utf8::is_valid(value))
      throw UsageError(fmt::format("{} must be a text of at most {} bytes", name, kLongestValue));
    if (!out.emplace(name, Value{value}).second) throw UsageError(fmt::format("{} is given twice", name));
  }
  for (const auto& [name, example] : question.parameters)
    if (!out.contains(name))
      throw UsageError(fmt::format("{} is missing, for example param={}={}", name, name, example));
  return out;
}

/// The name of the question. Throws UsageError for anything but one name, and parameters.
std::string name_in(const Query& query) {
  std::vector<std::string> names;
  for (const auto& [key, value] : query) {
    if (key == "name")
      names.push_back(value);
    else if (key != "param")
      throw UsageError(fmt::format("there is no parameter {}", key));
  }
  if (names.size() != 1) throw UsageError("name must be given, once");
  return names.front();
}

}  // namespace

Answer Questions::list(const Query& query) const {
  if (!query.empty()) throw UsageError(fmt::format("there is no parameter {}", query.front().first));
  Answer out;
  json::Writer json(out.body);
  json.begin_object();
  json.key("questions");
  json.begin_array();
  for (const Question& each : all_) {
    json.begin_object();
    write_text(json, "name", each.name);
    write_text(json, "chinese", each.chinese);
    write_text(json, "english", each.english);
    json.key("parameters");
    json.begin_array();
    for (const auto& [name, example] : each.parameters) {
      json.begin_object();
      write_text(json, "name", name);
      write_text(json, "example", example);
      json.end_object();
    }
    json.end_array();
    json.end_object();
  }
  json.end_array();
  json.end_object();
  return out;
}

Answer Questions::run(const Snapshot& snapshot, const Query& query, const Cancellation& cancellation) const {
  const std::string name = name_in(query);
  const auto question = std::find_if(all_.begin(), all_.end(), [&](const Question& each) { return each.name == name; });
  if (question == all_.end()) return not_found("no question has this name");
  query::Options options;
  options.parameters = values_of(*question, query);
  options.procedures = procedures_(snapshot.view());
  options.max_memory = kMostMemory;
  options.max_time = kLongest;
  options.cancellation = cancellation;
  const auto graph = query::stored_graph(snapshot.view());
  query::Prepared prepared(question->text, *graph, std::move(options));
  Answer out;
  json::Writer json(out.body);
  Cells cells(json, *graph);
  json.begin_object();
  json.key("columns");
  json.begin_array();
  for (const std::string& each : prepared.columns()) json.string(each);
  json.end_array();
  std::size_t rows = 0;
  json.key("rows");
  json.begin_array();
  prepared.run([&](const query::List& row) {
    if (++rows > kMostRows) return false;
    json.begin_array();
    for (const Value& each : row) cells.write(each);
    json.end_array();
    return true;
  });
  json.end_array();
  json.key("cut");
  json.boolean(rows > kMostRows);
  write_nodes(json, snapshot, cells.names(), cancellation);
  json.end_object();
  return out;
}

Answer Questions::answer(const Snapshot& snapshot, std::string_view path, const Query& query,
                         const Cancellation& cancellation) const {
  try {
    return path == "/api/questions" ? list(query) : run(snapshot, query, cancellation);
  } catch (const CancelledError&) {
    return refused(503, "the answer took too long, or the server ends; ask for less, or again");
  } catch (const UsageError& error) {
    return refused(400, error.what());
  } catch (const query::QueryError& error) {
    return refused(error.type == "ResourceError" ? 503 : 500, error.what());
  } catch (const std::exception& error) {
    return refused(500, error.what());
  }
}

}  // namespace govgraph::serve
