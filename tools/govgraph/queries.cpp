// SPDX-License-Identifier: Apache-2.0
#include "queries.hpp"

#include "base/error.hpp"
#include "base/suggest.hpp"
#include "queries_data.hpp"

namespace govgraph::cli {
namespace {

NamedQuery read(const QueryFile& file) {
  NamedQuery out;
  out.name = file.name;
  std::string_view rest = file.text;
  for (int line = 0; rest.starts_with("// "); ++line) {
    const std::size_t end = rest.find('\n');
    const std::string_view comment = rest.substr(3, end - 3);
    rest.remove_prefix(end + 1);
    if (comment.starts_with("param: ")) {
      const std::string_view given = comment.substr(7);
      const std::size_t at = given.find('=');
      out.parameters.emplace_back(given.substr(0, at), given.substr(at + 1));
    } else {
      (line == 0 ? out.chinese : out.english) = comment;
    }
  }
  out.text = file.text;
  return out;
}

}  // namespace

const std::vector<NamedQuery>& named_queries() {
  static const std::vector<NamedQuery> kAll = [] {
    std::vector<NamedQuery> out;
    for (const QueryFile& file : kQueryFiles) out.push_back(read(file));
    return out;
  }();
  return kAll;
}

const NamedQuery& named_query(std::string_view name) {
  std::vector<std::string> names;
  for (const NamedQuery& each : named_queries()) {
    if (each.name == name) return each;
    names.emplace_back(each.name);
  }
  const auto near = nearest(name, names);
  throw UsageError("no question is called " + std::string(name) + (near ? "; did you mean " + *near + "?" : "") +
                   " `govgraph query --list` shows all");
}

}  // namespace govgraph::cli
