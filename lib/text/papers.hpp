// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

#include "lexicon/lexicon.hpp"
#include "model/document.hpp"

namespace govgraph::text {

/// What the title makes of an article: an official paper by the noun at its end (…的通知, …会议纪要, …任免名单), else
/// news. What stands behind the noun in brackets (试行, 第二批) is no part of it. Linear.
Form form_of(const lexicon::Lexicon& lexicon, std::u32string_view title);

/// The title of an official paper, as no heading inside an article is written: 关于…的通知, …2024年工作总结.
bool is_paper_title(const lexicon::Lexicon& lexicon, std::u32string_view title);

}  // namespace govgraph::text
