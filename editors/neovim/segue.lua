-- Segue in Neovim: highlighting by the language server, and all that it offers.
-- Put this file into lua/ of your configuration and write: require('segue').setup()
local M = {}

--- options.command: the command that starts Segue, { 'segue', 'lsp' } where it is on the PATH
--- options.on_attach: called with the client and the buffer
function M.setup(options)
  options = options or {}
  vim.cmd('autocmd BufRead,BufNewFile *.segue setlocal filetype=segue')
  vim.cmd('autocmd BufRead,BufNewFile *.liquid if empty(&filetype) | setlocal filetype=liquid | endif')

  local function root(file)
    local folder = vim.fn.fnamemodify(file, ':p:h')
    local settings = vim.fn.findfile('segue.yaml', folder .. ';')
    return settings ~= '' and vim.fn.fnamemodify(settings, ':p:h') or folder
  end

  local clients = {}
  M.attach = function(buffer)
    local folder = root(vim.api.nvim_buf_get_name(buffer))
    local config = {
      name = 'segue',
      cmd = options.command or { 'segue', 'lsp' },
      root_dir = folder,
      on_attach = options.on_attach,
    }
    if vim.lsp.start then
      vim.lsp.start(config, { bufnr = buffer })
      return
    end
    -- Neovim before 0.8
    clients[folder] = clients[folder] or vim.lsp.start_client(config)
    vim.lsp.buf_attach_client(buffer, clients[folder])
  end
  vim.cmd(
    'autocmd FileType segue,liquid setlocal commentstring=--\\ %s | lua require("segue").attach(tonumber(vim.fn.expand("<abuf>")))'
  )
end

return M
