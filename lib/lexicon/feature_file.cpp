// SPDX-License-Identifier: Apache-2.0
#include "lexicon/feature_file.hpp"

#include <algorithm>

#include "base/error.hpp"
#include "base/text_file.hpp"
#include "base/utf8.hpp"

namespace govgraph::lexicon {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kLongestName = 60, kLongestMeaning = 2'000;  ///< bytes
constexpr std::size_t kLongestWord = 60;                           ///< code points

bool is_kebab_case(std::string_view name) {
  const auto fits = [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-'; };
  return !name.empty() && name.front() >= 'a' && name.front() <= 'z' && name.back() != '-' &&
         std::ranges::all_of(name, fits);
}

std::string_view trimmed(std::string_view text) {
  constexpr std::string_view kBlank = " \t\r";
  const std::size_t begin = text.find_first_not_of(kBlank);
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(kBlank) - begin + 1);
}

class Parser {
 public:
  explicit Parser(const FeatureFile& file) : file_(file) {}

  std::vector<FeatureSection> run() {
    std::string_view rest = file_.bytes;
    if (rest.starts_with("\xEF\xBB\xBF")) rest.remove_prefix(3);
    for (line_ = 1; !rest.empty(); ++line_) {
      const std::size_t end = std::min(rest.find('\n'), rest.size());
      take(trimmed(rest.substr(0, end)));
      rest.remove_prefix(std::min(end + 1, rest.size()));
    }
    close();
    return std::move(sections_);
  }

 private:
  void take(std::string_view line) {
    if (line.empty() || line.front() == '#') return;
    if (!utf8::is_valid(line)) fail(file_, line_, "is not UTF-8; save the file as UTF-8");
    if (line.front() == '[')
      open(line);
    else if (sections_.empty())
      fail(file_, line_, "words stand above the first feature; write [name] and what it means before them");
    else
      add_words(line);
  }

  void open(std::string_view line) {
    close();
    const std::size_t end = line.find(']');
    if (end == std::string_view::npos) fail(file_, line_, "the feature's name has no closing ]");
    const std::string_view name = line.substr(1, end - 1), meaning = trimmed(line.substr(end + 1));
    if (!is_kebab_case(name))
      fail(file_, line_, "'" + std::string(name) + "' is no name of a feature; write lower-case words joined by -");
    if (meaning.empty()) fail(file_, line_, "[" + std::string(name) + "] lacks a sentence that says what it means");
    if (name.size() > kLongestName || meaning.size() > kLongestMeaning)
      fail(file_, line_, "the feature's name or meaning is too long; a name has at most 60 bytes, a meaning 2,000");
    sections_.push_back({std::string(name), std::string(meaning), line_, {}});
  }

  void add_words(std::string_view line) {
    while (!line.empty()) {
      const std::size_t end = std::min(line.find_first_of(" \t"), line.size());
      std::u32string form = utf8::decode_all(line.substr(0, end));
      if (form.size() > kLongestWord)
        fail(file_, line_, "a word has more than 60 characters; put blanks between words");
      sections_.back().words.push_back({line_, std::move(form)});
      line = trimmed(line.substr(end));
    }
  }

  void close() const {
    if (sections_.empty()) return;
    const FeatureSection& section = sections_.back();
    if (section.words.empty()) fail(file_, section.line, "[" + section.name + "] has no words");
    std::vector<const FeatureWord*> words;
    for (const FeatureWord& word : section.words) words.push_back(&word);
    std::ranges::stable_sort(words, {}, [](const FeatureWord* word) -> const std::u32string& { return word->form; });
    const auto twice = std::ranges::adjacent_find(
        words, [](const FeatureWord* a, const FeatureWord* b) { return a->form == b->form; });
    if (twice != words.end())
      fail(file_, (*std::next(twice))->line,
           "'" + utf8::encode((*twice)->form) + "' stands twice in [" + section.name + "]; take one out");
  }

  const FeatureFile& file_;
  std::size_t line_ = 0;
  std::vector<FeatureSection> sections_;
};

}  // namespace

void fail(const FeatureFile& file, std::size_t line, const std::string& message) {
  throw InputError(file.path + ":" + std::to_string(line) + ": " + message);
}

std::vector<FeatureFile> read_feature_files(const fs::path& directory) {
  std::error_code error;
  std::vector<FeatureFile> files;
  for (fs::directory_iterator it(directory, error), end; !error && it != end; it.increment(error))
    if (it->path().extension() == ".features") files.push_back({it->path().string(), read_text_file(it->path())});
  if (error) throw InputError(directory.string() + ": cannot be read as a folder of features: " + error.message());
  std::ranges::sort(files, {}, &FeatureFile::path);
  return files;
}

std::vector<FeatureSection> parse_features(const FeatureFile& file) { return Parser(file).run(); }

}  // namespace govgraph::lexicon
