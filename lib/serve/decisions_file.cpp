// SPDX-License-Identifier: Apache-2.0
#include "serve/decisions_file.hpp"

#include "base/append_file.hpp"
#include "base/error.hpp"
#include "model/decision.hpp"

namespace govgraph::serve {
namespace {

/// The line as the program writes it, whatever came. Throws InputError.
std::string tidy_line(const std::string& line) {
  if (line.find('\n') != std::string::npos || line.find('\r') != std::string::npos)
    throw InputError("a decision is one line");
  const std::vector<Decision> all = parse_decisions(decisions_header() + line + "\n", "decision");
  if (all.size() != 1) throw InputError("no decision");
  return line_of(all.front());
}

}  // namespace

Answer DecisionsFile::take(const Query& query) const {
  std::string line;
  bool undo = false;
  for (const auto& [name, value] : query) {
    if (name == "line") line = value;
    if (name == "undo") undo = value == "1";
  }
  try {
    const std::string tidied = tidy_line(line);
    if (undo && !remove_line(path_, tidied)) return refused(409, "the file has no such line");
    if (!undo) append_lines(path_, decisions_header(), tidied);
  } catch (const InputError& error) {
    return refused(400, error.what());
  } catch (const Error& error) {
    return refused(500, error.what());
  }
  Answer out;
  out.body = "{\"written\":true}";
  return out;
}

}  // namespace govgraph::serve
