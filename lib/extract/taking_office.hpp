// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace govgraph::extract {

struct Reading;

/// A verb of taking, holding or giving up an office.
struct TakingOffice {
  std::uint32_t end = 0;    ///< where organ and office begin
  std::string_view status;  ///< "planned", "former" or empty, of the office after it
};

/// 李明|同志正式任|柳河镇党委书记: the verb at `from`, forms of address and adverbs before it stepped over. Constant
/// time.
std::optional<TakingOffice> taking_office_at(const Reading& reading, std::uint32_t from);

/// Whether the rest of the line or clause from `from` says that an office is given up or kept: …副局长职务.
bool keeps_or_gives_up(const Reading& reading, std::uint32_t from);

}  // namespace govgraph::extract
