// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <random>
#include <string>
#include <vector>

namespace govgraph::test {

struct Mutant {
  std::string name;  ///< with the ending that says what it is read as
  std::string bytes;
};

/// Documents as damage, haste or malice may leave them: pages in some encoding or as HTML, changed in several ways.
/// The same seed and pages give the same ones.
class Mutations {
 public:
  Mutations(std::vector<std::string> pages, unsigned seed) : pages_(std::move(pages)), random_(seed) {}

  Mutant next();

 private:
  std::size_t below(std::size_t limit) { return random_() % limit; }
  std::size_t place(const std::string& text) { return below(text.size() + 1); }
  const std::string& page() { return pages_[below(pages_.size())]; }
  template <class List>
  auto one_of(const List& list) {
    return list[below(std::size(list))];
  }

  std::size_t length_of_run();
  std::string as_html(const std::string& page);
  void change_text(std::string& text);    ///< of UTF-8: lines, blocks, marks, runs, nesting
  void change_bytes(std::string& bytes);  ///< of any encoding
  void insert_marks(std::string& text);
  void insert_run(std::string& text);
  void insert_nesting(std::string& text);
  void repeat_block(std::string& text);
  void shuffle_lines(std::string& text);

  std::vector<std::string> pages_;
  std::mt19937 random_;
  std::size_t count_ = 0;
};

}  // namespace govgraph::test
