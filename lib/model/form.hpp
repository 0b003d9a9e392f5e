// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace govgraph {

/// What an article is, by the form in which it is written. Numbers are stored: new ones go to the end.
enum class Form : std::uint8_t {
  kNews,          ///< news and features: whatever is none of the below
  kNotice,        ///< 通知, 通告, 公告
  kAnnouncement,  ///< 公示: laid open, to be objected to
  kAppointment,   ///< 任免, 任前公示
  kDecision,      ///< 决定, 通报, 批复, 意见
  kHonours,       ///< 表彰决定, 光荣榜
  kRoll,          ///< 名单, 清单 of whatever it be
  kElection,      ///< 选举结果
  kReport,        ///< 工作报告, 总结
  kPlan,          ///< 方案, 计划, 要点
  kMinutes,       ///< 会议纪要
  kDirectory,     ///< 通讯录, 分工
  kWorks,         ///< 民生实事项目, 项目清单
  kRules,         ///< 办法, 公约
  kLetter,        ///< 倡议书, 公开信
};

/// "news", "notice", …: how forms are named outside. Static storage.
std::string_view form_name(Form form);
std::optional<Form> form_named(std::string_view name);
std::optional<Form> form_numbered(std::uint64_t number);

}  // namespace govgraph
