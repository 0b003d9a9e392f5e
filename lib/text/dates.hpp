// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

#include "text/lines.hpp"

namespace govgraph::text {

/// The date of an issue, ISO: of the file's name (2025-01-10, 20250110, 2025年1月), else of a short masthead line with
/// a full date (2025年1月10日 星期五), else `fallback`. Empty when none.
std::string date_of_issue(const std::string& id, const Page& page, const std::string& fallback);

/// The first full date that the text holds, ISO; empty when it holds none.
std::string full_date(std::u32string_view text);

}  // namespace govgraph::text
