// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <string>
#include <vector>

#include "extract/rules/pattern_compiler.hpp"
#include "extract/rules/rule.hpp"
#include "extract/rules/rule_set.hpp"

namespace govgraph::extract {

/// Compiles files of rules, one after another, into one set. Throws InputError ("path:line: …") for the first fault.
class RuleCompiler {
 public:
  explicit RuleCompiler(const lexicon::Lexicon& lexicon) : words_(lexicon) {}

  void add(const RuleFile& file);

  /// The set of all that was added.
  RuleSet finish();

 private:
  void begin_rule(Scanner& in);
  void read_line(Scanner& in, std::string_view key);
  void read_match(Scanner& in);
  void read_with(Scanner& in, bool needed);
  Source source(Scanner& in);
  void read_guard(Scanner& in, bool excludes);
  void add_shared_guards();
  Condition condition(Scanner& in);
  void carried(Scanner& in, Condition& out);
  std::uint8_t slot_or_any(Scanner& in, std::string_view name);
  Search search(Scanner& in);
  void read_add(Scanner& in);
  Addition addition(Scanner& in);
  void read_operator(Scanner& in);
  void read_example(Scanner& in, bool fires);
  void end_rule();
  void check_labels() const;
  void note_needs();
  std::uint32_t labels_of(std::uint8_t slot) const;
  [[noreturn]] void fail_rule(const std::string& message) const;

  WordNumbers words_;
  std::vector<Rule> rules_;
  std::string digested_, digested_own_;
  std::vector<std::pair<std::uint32_t, std::string>> shared_;  ///< `every` lines of the file: line and text
  std::string path_;
  bool own_ = false;
  Rule rule_;
  bool open_ = false;  ///< `rule_` is under way
};

}  // namespace govgraph::extract
