-- What somebody does in Neovim: opens a script, slips, sees it, renames, asks what a name means.
-- The environment names the folder of segue.lua, the workspace, where to write what was seen, the command that starts the server
local lua, workspace, report = vim.env.SEGUE_LUA, vim.env.SEGUE_WORKSPACE, vim.env.SEGUE_REPORT
local seen = {}
local function note(line) table.insert(seen, line) end
local function finish()
  vim.fn.writefile(seen, report)
  vim.cmd('qa!')
end

local ok, fault = pcall(function()
  package.path = lua .. '/?.lua;' .. package.path
  require('segue').setup({ command = vim.fn.json_decode(vim.env.SEGUE_COMMAND) })
  vim.cmd('edit ' .. workspace .. '/segments.segue')
  local buffer = vim.api.nvim_get_current_buf()
  note('filetype ' .. vim.bo.filetype)

  local function wait(what, test)
    if not vim.wait(30000, test, 20) then error('waited in vain for ' .. what) end
  end
  local function diagnostics()
    return vim.tbl_map(function(d) return d.lnum .. ':' .. d.col .. ' ' .. d.message end, vim.diagnostic.get(buffer))
  end
  wait('the server', function()
    local clients = vim.lsp.buf_get_clients(buffer)
    for _, client in pairs(clients) do if client.initialized then return true end end
    return false
  end)

  -- a slip behind characters of two units and of four bytes
  local line = vim.api.nvim_buf_get_lines(buffer, 1, 2, false)[1]
  vim.api.nvim_buf_set_lines(buffer, 1, 2, false, { (line:gsub('country = "CH"', 'contry = "CH"')) })
  wait('the slip', function() return #diagnostics() == 1 end)
  local at = vim.diagnostic.get(buffer)[1]
  local shown = vim.api.nvim_buf_get_lines(buffer, at.lnum, at.lnum + 1, false)[1]
  note('told of "' .. shown:sub(at.col + 1, at.end_col) .. '": ' .. at.message:gsub('\n', ' / '))
  vim.api.nvim_buf_set_lines(buffer, 1, 2, false, { line })
  wait('nothing told', function() return #diagnostics() == 0 end)
  note('nothing told')

  local function ask(method, more)
    local parameters = vim.lsp.util.make_position_params()
    for k, v in pairs(more or {}) do parameters[k] = v end
    local answers = vim.lsp.buf_request_sync(buffer, method, parameters, 30000)
    for _, answer in pairs(answers or {}) do return answer.result, answer.error end
  end
  local function go(text)
    for number, l in ipairs(vim.api.nvim_buf_get_lines(buffer, 0, -1, false)) do
      local from = l:find(text, 1, true)
      if from then
        vim.api.nvim_win_set_cursor(0, { number, from - 1 })
        return
      end
    end
    error('no such text: ' .. text)
  end

  go('country = "CH"')
  note('hover ' .. vim.split(ask('textDocument/hover').contents.value, '\n')[2])
  local definition = ask('textDocument/definition')[1]
  note('declared in ' .. vim.fn.fnamemodify(vim.uri_to_fname(definition.uri), ':t') .. ':' .. definition.range.start.line + 1)

  local edit = ask('textDocument/rename', { newName = 'land' })
  vim.lsp.util.apply_workspace_edit(edit, 'utf-16')
  for _, name in ipairs({ 'schema.segue', 'segments.segue', 'messages.segue', 'templates/hello.liquid' }) do
    local text = table.concat(vim.api.nvim_buf_get_lines(vim.fn.bufnr(workspace .. '/' .. name), 0, -1, false), '\n')
    local _, lands = text:gsub('%f[%w]land%f[%W]', '')
    note(name .. ' says land ' .. lands .. ' times')
  end
  wait('nothing told after the rename', function() return #diagnostics() == 0 end)

  if vim.lsp.buf.format then vim.lsp.buf.format({ timeout_ms = 30000 }) else vim.lsp.buf.formatting_sync(nil, 30000) end
  note('laid out: ' .. vim.api.nvim_buf_get_lines(buffer, 1, 2, false)[1])
end)
if not ok then note('fault: ' .. tostring(fault)) end
finish()
