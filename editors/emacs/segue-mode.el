;;; segue-mode.el --- Segue: segments and marketing programs as code -*- lexical-binding: t -*-

;; Put this file on the load-path and write: (require 'segue-mode)
;; With eglot, which comes with Emacs 29, M-x eglot starts the language server.

;;; Code:

(defvar segue-mode-syntax-table
  (let ((table (make-syntax-table)))
    (modify-syntax-entry ?- ". 12" table)
    (modify-syntax-entry ?\n ">" table)
    (modify-syntax-entry ?\" "\"" table)
    (modify-syntax-entry ?_ "w" table)
    table))

(defconst segue-mode-keywords
  '(("^[ \t]*\\(schema\\|segment\\|trait\\|condition\\|score\\|partition\\|vocabulary\\|topic\\|list\\|message\\|program\\|test\\)\\_>"
     1 font-lock-keyword-face)
    ("\\_<\\(?:and\\|or\\|not\\|in\\|is\\|then\\|never\\|always\\|when\\|otherwise\\|between\\|if\\|else\\)\\_>"
     . font-lock-keyword-face)))

;;;###autoload
(define-derived-mode segue-mode prog-mode "Segue"
  "Scripts of Segue."
  (setq-local comment-start "-- ")
  (setq-local indent-tabs-mode nil)
  (setq-local font-lock-defaults '(segue-mode-keywords)))

;;;###autoload
(add-to-list 'auto-mode-alist '("\\.segue\\'" . segue-mode))

(with-eval-after-load 'eglot
  (add-to-list 'eglot-server-programs '(segue-mode "segue" "lsp")))

(provide 'segue-mode)
;;; segue-mode.el ends here
