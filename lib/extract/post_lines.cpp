// SPDX-License-Identifier: Apache-2.0
#include "extract/post_lines.hpp"

#include "extract/names.hpp"
#include "extract/phrase.hpp"
#include "extract/reading.hpp"

namespace govgraph::extract {

using lexicon::Category;

bool line_ends_clause(const Reading& reading, Span line, std::uint64_t verbs) {
  const std::u32string_view text = reading.document.text();
  constexpr std::u32string_view kLeadsOn = U"的由在与和、将把从向为是及同跟对让请有", kGoesOn = U"的与和、及同或跟以";
  if (line.empty() || kLeadsOn.find(text[line.end - 1]) != std::u32string_view::npos) return false;
  if (line.end + 1 < text.size() && kGoesOn.find(text[line.end + 1]) != std::u32string_view::npos) return false;
  // 拿下|某某大赛金奖, 出台|《某某办法》: the verb's object is in the next line.
  const Token* last = token_over(reading, line.end - 1);
  const char32_t next = line.end + 1 < text.size() ? text[line.end + 1] : U'\0';
  if (last != nullptr && has(*last, Category::kReceive)) return false;
  if (last != nullptr && (last->categories & verbs) != 0 && (next == U'《' || next == U'“')) return false;
  for (std::uint32_t at = line.begin; at < line.end;) {
    const Token* token = token_over(reading, at);
    if (token == nullptr) {
      ++at;
      continue;
    }
    const bool verb = (token->categories & verbs) != 0 || token->word == lexicon::WordClass::kVerb;
    if (verb && !inside_mention(reading, token->span, ~0U)) return true;
    at = token->span.end;
  }
  return false;
}

}  // namespace govgraph::extract
